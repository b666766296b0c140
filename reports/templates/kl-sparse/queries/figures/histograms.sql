-- Shares of all activations by size, of the first seed of each arm; a bin without a value has no row.
SELECT a.place, a.label, d.low, d.high, d.share
FROM arms_activation_distribution d JOIN arms a USING (arm)
WHERE d.member = 0 AND d.share > 0 AND d.seed = (SELECT min(seed) FROM arms_activation_distribution o WHERE o.arm = d.arm)
ORDER BY a.place, d.low
