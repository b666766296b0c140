-- Agreement of each pair, by measure.
SELECT
  words AS kind, place, measure, value
FROM (
  SELECT kind, member_a, member_b, 1 AS place, 'matched cosine' AS measure, matched_cosine AS value FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 2, 'maximum cosine', mmcs FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 3, 'index agreement', index_agreement FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 4, 'Jaccard index', jaccard FROM consistency
) pair JOIN pair_words USING (kind)
ORDER BY place, pair.kind, member_a, member_b
