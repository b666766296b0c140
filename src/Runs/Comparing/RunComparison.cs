using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Comparing.Page;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>compare: what differs between runs, and whether it is more than the spread.</summary>
internal static class RunComparison
{
    private static readonly string[] Forms = ["json", "md", "html"];

    /// <summary>Prints, or writes a page, and changes nothing else. Each of several is held against the first.</summary>
    /// <exception cref="UsageException">Fewer than two are named, or one of them is not there.</exception>
    public static void Print(Request request, IRunDisplay display)
    {
        if (request.Words.Count < 2)
        {
            throw new UsageException("compare is told two runs or more, each by its folder's name, its tag or the first digits of its fingerprint, as status lists them; published:STUDY is a study as it is published, SWEEP@ARM an arm of a sweep with all its seeds.");
        }

        string[] forms = [.. Forms.Where(request.Has)];
        if (forms.Length > 1)
        {
            throw new UsageException($"{string.Join(" and ", forms.Select(form => $"--{form}"))} are {(forms.Length == 2 ? "two" : "three")} forms of one answer; expected one of them.");
        }

        string? page = request.Text("html") is string file ? PageFile.Require(file) : null;

        ComparedOperands operands = new(new RunCatalogue(request.Options), request.Options);
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

        display.Watch(CommandNames.Compare, steady: false, progress =>
        {
            Compare(progress.Update);
            if (page is not null)
            {
                progress.Update(1, "the page");
                AtomicFile.WriteText(page, ComparisonPage.Of(comparisons));
            }
        });
        if (page is not null)
        {
            Array.ForEach(comparisons, comparison => display.Say($"{comparison.First.Title} and {comparison.Second.Title}: {comparison.Summary}"));
            display.Say($"page: {request.Text("html")}");
            return;
        }

        foreach ((Comparison comparison, int place) in comparisons.Select((comparison, place) => (comparison, place)))
        {
            foreach (string line in (string[])[.. place > 0 ? [""] : Array.Empty<string>(), .. request.Has("md") ? ComparisonText.Markdown(comparison) : ComparisonText.Lines(comparison)])
            {
                display.Say(line);
            }
        }
    }
}
