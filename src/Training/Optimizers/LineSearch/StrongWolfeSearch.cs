namespace ResearchPipeline.Training.Optimizers.LineSearch;

/// <summary>
/// Looks along a line for a place where the strong Wolfe conditions hold (Nocedal and Wright, 2006, algorithms 3.5 and 3.6). What is no number is a step too long.
/// </summary>
internal sealed class StrongWolfeSearch
{
    /// <summary>So often a search looks, and once more where it goes back to what it has seen.</summary>
    public const int Trials = 20;

    // An interval that two trials have not made this much shorter is halved (Moré and Thuente, 1994, section 4).
    private const double Shrinkage = 0.66;

    private ILine _line = null!;
    private WolfeConditions _conditions;
    private int _left;

    /// <summary>Searches the line, on which it is left at the place it returns.</summary>
    /// <param name="line">What to search.</param>
    /// <param name="conditions">What the place must be like.</param>
    /// <param name="first">The length to try first, above 0.</param>
    /// <returns>
    /// A place where the conditions hold; or else, as where the slope jumps, the lowest that was seen with sufficient decrease; or else the start.
    /// </returns>
    public LinePoint Search(ILine line, in WolfeConditions conditions, double first)
    {
        (_line, _conditions, _left) = (line, conditions, Trials);
        LinePoint before = conditions.Start;
        for (double length = first; _left > 0;)
        {
            LinePoint point = Look(length);
            if (!IsLow(point) || (before.Length > 0 && conditions.IsHigher(point, before)))
            {
                return Zoom(before, point);
            }

            if (conditions.IsFlat(point))
            {
                return point;
            }

            if (point.Slope >= 0)
            {
                return Zoom(point, before);
            }

            length = CubicInterpolation.Beyond(before, point, conditions.Accuracy);
            before = point;
        }

        return before;
    }

    // Algorithm 3.6: the lower end has sufficient decrease, and from it the loss falls towards the other.
    private LinePoint Zoom(LinePoint low, LinePoint high)
    {
        (double width, double widthBefore) = (double.PositiveInfinity, double.PositiveInfinity);
        while (_left > 0)
        {
            double length = Math.Abs(high.Length - low.Length) > Shrinkage * widthBefore
                ? low.Length + (high.Length - low.Length) / 2
                : CubicInterpolation.Between(low, high, _conditions.Accuracy);
            (widthBefore, width) = (width, Math.Abs(high.Length - low.Length));
            LinePoint point = Look(length);
            if (point.Length == low.Length || point.Length == high.Length)
            {
                break;
            }

            if (!IsLow(point) || _conditions.IsHigher(point, low))
            {
                high = point;
                continue;
            }

            if (_conditions.IsFlat(point))
            {
                return point;
            }

            high = point.Slope * (high.Length - low.Length) >= 0 ? low : high;
            low = point;
        }

        return low.Length > 0 && low.Value < _conditions.Start.Value ? _line.At(low.Length) : _conditions.Start;
    }

    private bool IsLow(LinePoint point) => point.IsFinite && _conditions.IsLow(point);

    private LinePoint Look(double length)
    {
        _left--;
        return _line.At(length);
    }
}
