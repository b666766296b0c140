-- How every training ended that was allowed to diverge: above, where a unit's mean is no number that the divergence has a value for; zero, where the divergence is infinite; other, where it is something else.
SELECT arm, seed::BIGINT AS seed, diverged, step, steps, message,
  CASE WHEN NOT diverged THEN '' WHEN message LIKE '%The mean activation of unit%' THEN 'above' WHEN message LIKE '%divergence of mean activations%Infinity%' THEN 'zero' ELSE 'other' END AS kind,
  regexp_extract(message, 'The mean activation of unit [0-9]+ is (.+), and only one', 1) AS mean
FROM arms_attempt
