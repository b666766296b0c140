WITH peaks AS (
    SELECT 'kernels' AS command, max(gigaflops) AS peak FROM machine
    UNION ALL SELECT 'studies', max(peak_gigaflops) FROM studies
    UNION ALL SELECT 'product', max(peak_gigaflops) FROM product
)
SELECT 'The most multiply-adds that the machine showed: ' || string_agg(printf('%.0f GFLOP/s for `bench %s`', peak, command), ', ' ORDER BY command) || '.'
       || CASE WHEN max(peak) > 1.2 * min(peak) THEN ' They were not run on one kind of machine: compare within a table.' ELSE '' END AS text
FROM peaks
