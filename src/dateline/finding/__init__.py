"""Document, pack -> mentions: where in the text the times, places, actors, quotes and acts stand."""
