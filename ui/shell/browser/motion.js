// Streamlit folds its boxes for half a second whatever the computer was told about motion. Whoever asked for less sees them open at once.
function watchMotion() {
  const less = matchMedia("(prefers-reduced-motion: reduce)"), animate = Element.prototype.animate;
  Element.prototype.animate = function (frames, options) {
    return animate.call(this, frames, less.matches ? { ...Object(options), duration: 0 } : options);
  };
}
