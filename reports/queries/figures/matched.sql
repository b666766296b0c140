-- Cosine of each feature with its match, in bins of 0.02, as shares of each kind.
SELECT kind, floor(cosine / 0.02) * 0.02 AS bin, count(*)::DOUBLE / (SELECT count(*) FROM matched_cosines WHERE kind = 'members') AS share
FROM matched_cosines m
GROUP BY kind, bin
ORDER BY kind, bin
