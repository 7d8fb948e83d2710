// A browser that translates puts words into elements of its own. React then takes a node away, or puts one before it, where it no longer
// is, and what it drew breaks (react issue 11538). What stands in the node's place is meant.
const placeIn = (parent, node) => {
  let found = node;
  while (found && found.parentNode !== parent) found = found.parentNode;
  return found;
};

function watchTranslation() {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function (node) {
    const found = placeIn(this, node);
    if (found) removeChild.call(this, found);
    return node;
  };
  Node.prototype.insertBefore = function (node, before) {
    return insertBefore.call(this, node, before && placeIn(this, before));
  };
}
