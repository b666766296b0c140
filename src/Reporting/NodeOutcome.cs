using System.Globalization;
using System.Text.RegularExpressions;

namespace ResearchPipeline.Reporting;

/// <summary>How a run of Node ended, and what it said.</summary>
/// <param name="ExitCode">0 where it succeeded, <see cref="SignalOffset"/> and the signal's number where a signal ended it.</param>
/// <param name="Answer">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed partial record NodeOutcome(int ExitCode, string Answer, string Errors)
{
    /// <summary>What is added to a signal's number.</summary>
    public const int SignalOffset = 128;

    private const int Kill = 9;
    private const int LongestLine = 400;

    /// <summary>Returns when it succeeded.</summary>
    /// <param name="what">What was run, for the message.</param>
    /// <exception cref="ReportingException">It did not: what it said in one line, and what to do.</exception>
    public void Require(string what)
    {
        if (ExitCode != 0)
        {
            throw new ReportingException($"{what} {Failure()}");
        }
    }

    /// <summary>A text of any program as one line of at most 400 characters, without what steers a terminal.</summary>
    public static string OneLine(string text)
    {
        string line = string.Join(' ', string.Concat(Colour().Replace(text, "").Select(character => char.IsControl(character) ? ' ' : character)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLine ? line : $"{line[..LongestLine]}…";
    }

    private string Failure()
    {
        string said = Errors + Answer;
        if (said.Contains("FATAL ERROR", StringComparison.Ordinal) && said.Contains("out of memory", StringComparison.Ordinal))
        {
            return "needed more memory than Node.js may take. Free some, or allow more in NODE_OPTIONS with --max-old-space-size, and run again.";
        }

        string reason = Reason(said);
        if (ExitCode <= SignalOffset)
        {
            return string.Create(CultureInfo.InvariantCulture, $"failed with exit code {ExitCode}: {(reason.Length > 0 ? reason : "it said nothing")}");
        }

        int signal = ExitCode - SignalOffset;
        return string.Create(CultureInfo.InvariantCulture, $"was ended by signal {signal}{(signal == Kill
            ? " from outside, as the system does when there is no memory left. Free some and run again."
            : $"{(reason.Length > 0 ? $": {reason}" : "")}. Run again; where it ends so every time, install another version of Node.js.")}");
    }

    // Node adds a trace where the script cannot be loaded, or where Node itself breaks; the script's own messages have none.
    private static string Reason(string said)
    {
        string[] lines = said.Split('\n');
        return OneLine(lines.Any(line => Trace().IsMatch(line)) ? lines.FirstOrDefault(line => Headline().IsMatch(line)) ?? lines[0] : said);
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^ +at |^----- Native stack trace -----|^ *[0-9]+: 0x")]
    private static partial Regex Trace();

    [GeneratedRegex(@"^[A-Za-z]*Error\b.*:|^FATAL ERROR|^# Fatal error")]
    private static partial Regex Headline();
}
