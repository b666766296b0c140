-- Cosine of matched features that at least one image in a thousand activates in both members, over all pairs of members.
SELECT count(*) AS features, avg(cosine) AS mean, quantile_cont(cosine, 0.05) AS q05, quantile_cont(cosine, 0.5) AS median,
  quantile_cont(cosine, 0.95) AS q95, avg((cosine > 0.7)::INTEGER) AS above
FROM matched_cosines m
JOIN features a ON a.member = m.member_a AND a.feature = m.feature
JOIN features b ON b.member = m.member_b AND b.feature = m.match
WHERE kind = 'members' AND a.frequency >= 0.001 AND b.frequency >= 0.001
