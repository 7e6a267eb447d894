"""Document, pack -> mentions: where the times, places, actors, quotes and acts stand."""
