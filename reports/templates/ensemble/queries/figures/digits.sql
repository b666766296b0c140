-- The example of each digit as three rows of tiles: original, member 0, mean of all members.
SELECT x.label, dense_rank() OVER (ORDER BY x.label) - 1 AS place, kinds.position, kinds.kind, kinds.tile_kind || ':' || x.label AS tile, r.pearson
FROM (SELECT DISTINCT image, label FROM examples) x
CROSS JOIN (VALUES (1, 'original', 'original', NULL, NULL), (2, 'member 0', 'reconstruction', 'member', 0), (3, 'ensemble mean', 'ensemble', 'ensemble', NULL))
  AS kinds (position, kind, tile_kind, model, member)
LEFT JOIN reconstruction r ON r.image = x.image AND r.model = kinds.model AND r.member IS NOT DISTINCT FROM kinds.member
-- The mean of one member is that member.
WHERE kinds.model IS DISTINCT FROM 'ensemble' OR (SELECT max(member) FROM reconstruction) > 0
ORDER BY kinds.position, x.label
