-- The example of each class as three rows of tiles: original, member 0, mean of all members.
SELECT n.name AS class, dense_rank() OVER (ORDER BY x.label) - 1 AS place, kinds.position, kinds.kind,
  CASE kinds.position WHEN 1 THEN x.original WHEN 2 THEN x.reconstruction ELSE x.ensemble END AS tile, 'intensity' AS ink, r.pearson, t.turned
FROM turned_names t, example_tiles x
JOIN class_names n ON n.label = x.label
CROSS JOIN (VALUES (1, 'original', NULL, NULL), (2, 'member 0', 'member', 0), (3, 'ensemble mean', 'ensemble', NULL)) AS kinds (position, kind, model, member)
LEFT JOIN reconstruction r ON r.image = x.image AND r.model = kinds.model AND r.member IS NOT DISTINCT FROM kinds.member
-- The mean of one member is that member.
WHERE kinds.model IS DISTINCT FROM 'ensemble' OR (SELECT max(member) FROM reconstruction) > 0
ORDER BY kinds.position, x.label
