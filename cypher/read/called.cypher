// How some nodes are called, for relationships that were asked for without them.
// param elements: their element ids
// returns element: the element id
// returns properties: all of the node's
// returns labels: the node's
MATCH (n)
WHERE elementId(n) IN $elements
RETURN elementId(n) AS element, properties(n) AS properties, labels(n) AS labels
