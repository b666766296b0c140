-- Agreement of each pair, by measure.
SELECT kind, measure, value
FROM (
  SELECT kind, member_a, member_b, 1 AS place, 'matched cosine' AS measure, matched_cosine AS value FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 2, 'MMCS', mmcs FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 3, 'index agreement', index_agreement FROM consistency
  UNION ALL SELECT kind, member_a, member_b, 4, 'Jaccard of active sets', jaccard FROM consistency
)
ORDER BY place, kind, member_a, member_b
