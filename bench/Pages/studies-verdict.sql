WITH learners AS (
    SELECT *, study || ' ' || arm AS learner, ratio * peak_gigaflops / gigaflops AS at_the_peak, product_share >= 0.5 AS is_product FROM studies
)
SELECT printf('On %d %s, %d of %d learners train at least twice as fast here.', any_value(threads), CASE WHEN any_value(threads) = 1 THEN 'thread' ELSE 'threads' END,
              count(*) FILTER (WHERE ratio >= 2), count(*))
       || coalesce(' Less than twice as fast, with most of our time in products, which OpenBLAS does for PyTorch: '
                   || string_agg(printf('%s (%.2f)', learner, ratio), ', ' ORDER BY ratio) FILTER (WHERE ratio < 2 AND is_product) || '.', '')
       || coalesce(' Less than twice as fast, with products so small that most of the time is elsewhere: '
                   || string_agg(printf('%s (%.2f)', learner, ratio), ', ' ORDER BY ratio) FILTER (WHERE ratio < 2 AND NOT is_product) || '.', '')
       || coalesce(' Not even if all dense work ran at the peak, and nothing else were to do, could these be twice as fast: '
                   || string_agg(printf('%s (%.2f)', learner, at_the_peak), ', ' ORDER BY at_the_peak) FILTER (WHERE ratio < 2 AND at_the_peak < 2) || '.', '') AS text
FROM learners
