-- What a run of the grid measured, one measure a row. Counts of features are shares, so that dictionaries of any size stand side by side.
WITH found AS (
  SELECT "model.k" AS k, "training.consistency-weight" AS weight, "model.latents" AS latents, seed,
    mse, pearson, bits, dead / "model.latents" AS dead, rare / "model.latents" AS rare,
    "ensemble.mse" AS ensemble_mse, "ensemble.pearson" AS ensemble_pearson, "ensemble.mse" / mse AS ensemble_ratio,
    "member-pairs.jaccard" AS jaccard, "member-pairs.pw_mcc" AS pw_mcc, "second-moment-pairs.pw_mcc" AS noise_pw_mcc
  FROM runs
  WHERE done
)
UNPIVOT found ON mse, pearson, bits, dead, rare, ensemble_mse, ensemble_pearson, ensemble_ratio, jaccard, pw_mcc, noise_pw_mcc INTO NAME metric VALUE value
