// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.
using System.Globalization;

/// <summary>The form that an option's value must have.</summary>
/// <param name="Expected">The form in words, as in "expected a whole number from 1 to 64".</param>
internal abstract record ValueForm(string Expected)
{
    /// <summary>Whether a text has this form.</summary>
    public abstract bool Accepts(string value);

    /// <summary>What was found in place of the form, as in "is "x"".</summary>
    public virtual string Found(string value) => $"is \"{value}\"";

    /// <summary>A whole number between two bounds, both included.</summary>
    public sealed record WholeNumber(decimal Low, decimal High) : ValueForm(FormattableString.Invariant($"a whole number from {Low} to {High}"))
    {
        public override bool Accepts(string value) =>
            decimal.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number) && number >= Low && number <= High;
    }

    /// <summary>A finite number that is not negative, and is not rounded to 0 when it is something else.</summary>
    public sealed record NonNegativeNumber() : ValueForm("a number that is 0 or larger")
    {
        public override bool Accepts(string value) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= 0
            && !IsRoundedToZero(value, number);

        public override string Found(string value) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && IsRoundedToZero(value, number)
                ? $"{base.Found(value)}, which is too small to be told from 0"
                : base.Found(value);

        // Of "0.00e-5" every digit before the exponent is 0.
        private static bool IsRoundedToZero(string value, double number) => number == 0 && value.Split('e', 'E')[0].Any(digit => digit is >= '1' and <= '9');
    }

    /// <summary>One of a few words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : ValueForm($"one of {string.Join(", ", Words)}")
    {
        public override bool Accepts(string value) => Words.Contains(value);

        public override string Found(string value) =>
            Suggestion.Nearest(value, Words) is { Length: > 0 } nearest ? $"{base.Found(value)} (did you mean {nearest}?)" : base.Found(value);
    }

    /// <summary>A folder that is there.</summary>
    public sealed record ExistingFolder() : ValueForm("a folder that exists")
    {
        public override bool Accepts(string value) => System.IO.Directory.Exists(value);
    }

    /// <summary>A folder that may yet be made.</summary>
    public sealed record AnyFolder() : ValueForm("a folder, not a file")
    {
        public override bool Accepts(string value) => !System.IO.File.Exists(value);
    }

    /// <summary>A line of the specification.</summary>
    public sealed record Setting() : ValueForm("KEY=VALUE, a line of the specification as settings lists them")
    {
        public override bool Accepts(string value) => value.IndexOf('=') > 0 && !value.Contains('\n');
    }

    /// <summary>A word that only the study can judge.</summary>
    /// <param name="Of">What it names, as in "an arm of the study".</param>
    public sealed record Name(string Of) : ValueForm($"the name of {Of}")
    {
        public override bool Accepts(string value) => value.Length > 0;
    }

    /// <summary>No value: the option is there or not.</summary>
    public sealed record Switch() : ValueForm("no value")
    {
        public override bool Accepts(string value) => value is "" or "true" or "false";
    }
}
