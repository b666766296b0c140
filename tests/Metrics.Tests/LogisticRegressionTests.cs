namespace ResearchPipeline.Metrics.Tests;

public sealed class LogisticRegressionTests
{
    // Of four images with the number, three are members; of four without, one.
    private static readonly double[] Number = [1, 1, 1, 1, 0, 0, 0, 0];
    private static readonly bool[] IsMember = [true, true, true, false, true, false, false, false];

    [Fact]
    public void Of_one_number_that_is_there_or_not_it_finds_the_shares()
    {
        LogisticRegression.Fit fit = Fit([Number], IsMember);
        fit.Intercept.ShouldBe(-Math.Log(3), 1e-4);
        fit.Weights.ShouldHaveSingleItem().ShouldBe(2 * Math.Log(3), 1e-4);
        LogisticRegression.probability(Math.Exp, LogisticRegression.score(fit, [1.0])).ShouldBe(0.75, 1e-5);
    }

    [Fact]
    public void Another_unit_changes_weights_and_no_probability()
    {
        LogisticRegression.Fit fit = Fit([Array.ConvertAll(Number, value => 100 * value + 7)], IsMember);
        fit.Weights[0].ShouldBe(2 * Math.Log(3) / 100, 1e-6);
        LogisticRegression.score(fit, [107.0]).ShouldBe(Math.Log(3), 1e-4);
    }

    // It cannot be made better in any direction: central differences of what it minimises.
    [Fact]
    public void No_step_from_a_fit_leads_down()
    {
        double[][] columns = [.. Enumerable.Range(0, 3).Select(column => Enumerable.Range(0, 200).Select(image => Noise(image, column)).ToArray())];
        bool[] isMember = [.. Enumerable.Range(0, 200).Select(image => Noise(image, 0) - Noise(image, 1) + 2 * Noise(image, 7) > 0.3)];
        LogisticRegression.Fit fit = Fit(columns, isMember);
        double[] deviations = [.. columns.Select(column => Math.Sqrt(column.Average(value => value * value) - Math.Pow(column.Average(), 2)))];
        for (int i = 0; i < 4; i++)
        {
            ((Loss(i, 1e-4) - Loss(i, -1e-4)) / 2e-4).ShouldBe(0, 1e-9);
            Loss(i, 1e-2).ShouldBeGreaterThan(Loss(i, 0));
        }

        double Loss(int direction, double step)
        {
            double[] weights = [.. fit.Weights.Select((weight, i) => i + 1 == direction ? weight + step : weight)];
            LogisticRegression.Fit moved = new(direction == 0 ? fit.Intercept + step : fit.Intercept, weights);
            double loss = isMember.Select((member, image) =>
            {
                double score = LogisticRegression.score(moved, columns.Select(column => column[image]).ToArray());
                return Math.Log(1 + Math.Exp(member ? -score : score));
            }).Average();
            return loss + 0.5e-6 * weights.Select((weight, i) => Math.Pow(weight * deviations[i], 2)).Sum();
        }
    }

    [Fact]
    public void What_can_be_told_without_a_mistake_is_told_with_weights_that_end()
    {
        LogisticRegression.Fit fit = Fit([[0, 1, 2, 3]], [false, false, true, true]);
        LogisticRegression.score(fit, [1.0]).ShouldBeLessThan(-3);
        LogisticRegression.score(fit, [2.0]).ShouldBeGreaterThan(3);
        fit.Weights[0].ShouldBeLessThan(100);
    }

    [Fact]
    public void A_number_that_is_always_the_same_has_no_weight_and_one_that_comes_twice_shares_it()
    {
        LogisticRegression.Fit fit = Fit([Number, [5, 5, 5, 5, 5, 5, 5, 5], Number], IsMember);
        fit.Weights[1].ShouldBe(0);
        fit.Weights[0].ShouldBe(Math.Log(3), 1e-4);
        fit.Weights[2].ShouldBe(Math.Log(3), 1e-4);
    }

    private static double Noise(int image, int column) => (image * 7919 + column * 104729 + image * image * 31 + 13 * image * column) % 1009 / 1009.0;

    private static LogisticRegression.Fit Fit(double[][] columns, bool[] isMember) =>
        LogisticRegression.fit(new Func<double, double>(Math.Exp), new Func<double, double>(Math.Log), columns, isMember);
}
