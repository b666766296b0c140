using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>compare: what differs between runs, and whether it is more than the spread.</summary>
internal static class RunComparison
{
    /// <summary>Prints, and changes nothing. Each of several is held against the first.</summary>
    /// <exception cref="UsageException">Fewer than two are named, or one of them is not there.</exception>
    public static void Print(Request request, IRunDisplay display)
    {
        if (request.Words.Count < 2)
        {
            throw new UsageException("compare is told two runs or more, each by its folder's name, its tag or the first digits of its fingerprint, as status lists them; published:STUDY is a study as it is published.");
        }

        if (request.Has("json") && request.Has("md"))
        {
            throw new UsageException("--json and --md are two forms of one answer; expected one of them.");
        }

        ComparedOperands operands = new(new RunCatalogue(request.Options));
        Compared[] named = [.. request.Words.Select(operands.Find)];
        Comparison[] comparisons = [];
        void Compare(Action<double, string> progress) => comparisons = [.. named.Skip(1).Select((other, place) =>
        {
            progress((double)place / (named.Length - 1), other.Title);
            return Comparison.Of(named[0], other);
        })];
        if (request.Has("json"))
        {
            Compare((_, _) => { });
            display.Say(ComparisonJson.Of(comparisons));
            return;
        }

        display.Watch(CommandNames.Compare, steady: false, progress => Compare(progress.Update));
        foreach ((Comparison comparison, int place) in comparisons.Select((comparison, place) => (comparison, place)))
        {
            foreach (string line in (string[])[.. place > 0 ? [""] : Array.Empty<string>(), .. request.Has("md") ? ComparisonText.Markdown(comparison) : ComparisonText.Lines(comparison)])
            {
                display.Say(line);
            }
        }
    }
}
