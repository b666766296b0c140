-- How much members have in common, by the weight of the consistency term.
SELECT metric, latents_label, latents_place, k_label, k_place, lambda_word, lambda_place, mean, low, high
FROM drawn
WHERE metric IN ('jaccard', 'pw_mcc', 'ensemble_ratio')
ORDER BY metric, latents, k, weight
