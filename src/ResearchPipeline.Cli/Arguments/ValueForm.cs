// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.
using System.Globalization;

/// <summary>The form that an option's value must have.</summary>
/// <param name="Expected">The form in words, as in "expected a whole number from 1 to 64".</param>
internal abstract record ValueForm(string Expected)
{
    /// <summary>Whether a text has this form.</summary>
    public abstract bool Accepts(string value);

    /// <summary>A whole number between two bounds, both included.</summary>
    public sealed record WholeNumber(decimal Low, decimal High) : ValueForm(FormattableString.Invariant($"a whole number from {Low} to {High}"))
    {
        public override bool Accepts(string value) =>
            decimal.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number) && number >= Low && number <= High;
    }

    /// <summary>A finite number that is not negative.</summary>
    public sealed record NonNegativeNumber() : ValueForm("a number that is 0 or larger")
    {
        public override bool Accepts(string value) =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= 0;
    }

    /// <summary>One of a few words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : ValueForm($"one of {string.Join(", ", Words)}")
    {
        public override bool Accepts(string value) => Words.Contains(value);
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

    /// <summary>No value: the option is there or not.</summary>
    public sealed record Switch() : ValueForm("no value")
    {
        public override bool Accepts(string value) => value is "" or "true" or "false";
    }
}
