namespace ResearchPipeline.Reporting;

/// <summary>A value that was chosen, in its pieces.</summary>
/// <param name="Words">Each piece as the specification writes it.</param>
/// <param name="Values">Each piece as what it is: an int, a double or a string.</param>
public sealed record ReportedSetting(IReadOnlyList<string> Words, IReadOnlyList<object> Values)
{
    /// <summary>The value as the specification writes it.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>Each piece as its word and, where it is one, as a number.</summary>
    public IEnumerable<(string Word, double? Number)> Pieces => Words.Zip(Values, (word, value) => (word, value is string ? (double?)null : Convert.ToDouble(value, null)));
}
