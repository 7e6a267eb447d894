// Zoom: cards and names keep their size while the ground grows. Without script the map is whole.
const most = 16, labels = $labels;
for (const map of document.querySelectorAll("figure .map")) {
  const [, , width, height] = map.getAttribute("viewBox").split(" ").map(Number);
  let near = 1, left = 0, top = 0, held = null, moved = false;
  const show = () => {
    left = Math.max(0, Math.min(left, width - width / near));
    top = Math.max(0, Math.min(top, height - height / near));
    map.setAttribute("viewBox", [left, top, width / near, height / near].join(" "));
    map.style.setProperty("--near", near);
    map.classList.toggle("near", near > 1);
    for (const g of map.querySelectorAll(".fixed")) g.setAttribute("transform", "scale(" + 1 / near + ")");
    for (const c of map.querySelectorAll(".leaders circle")) c.setAttribute("r", 2.6 / near);
  };
  const place = (event) => {
    const box = map.getBoundingClientRect();
    return [left + (event.clientX - box.left) / box.width * width / near,
            top + (event.clientY - box.top) / box.height * height / near];
  };
  const zoom = (factor, at) => {
    const [x, y] = at || [left + width / near / 2, top + height / near / 2];
    const to = Math.max(1, Math.min(most, near * factor));
    left = x - (x - left) * near / to;
    top = y - (y - top) * near / to;
    near = to;
    show();
  };
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, place(event));
  }, {passive: false});
  map.addEventListener("dblclick", (event) => { event.preventDefault(); zoom(2, place(event)); });
  map.addEventListener("pointerdown", (event) => { moved = false; if (near > 1) held = place(event); });
  map.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = place(event);
    moved = moved || Math.hypot(x - held[0], y - held[1]) * near > 4;
    left += held[0] - x;
    top += held[1] - y;
    show();
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) map.addEventListener(end, () => { held = null; });
  map.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  map.addEventListener("dragstart", (event) => event.preventDefault());
  if (map !== map.closest("figure").querySelector(".map")) continue;  // details have no buttons
  const bar = document.createElement("div");
  bar.className = "zoom";
  for (const [sign, name, act] of [["+", labels[0], () => zoom(1.6)], ["−", labels[1], () => zoom(0.625)],
      ["⤢", labels[2], () => { near = 1; show(); }]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    bar.append(button);
  }
  map.closest("figure").append(bar);
}
