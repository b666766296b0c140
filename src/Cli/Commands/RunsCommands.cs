using System.CommandLine;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs;
using ResearchPipeline.Runs.Comparing;
using ResearchPipeline.Runs.Exporting;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Cli.Commands;

/// <summary>The commands that take runs for data: list, look at, compare, sweep, take away.</summary>
internal static class RunsCommands
{
    private const string NamesOfRuns = "The name of a run's folder, its tag, or the first digits of its fingerprint, as status lists them";

    /// <summary>status.</summary>
    public static Command Status(Streams said) => Of(
        said, CommandNames.Status, "List every study and every run: state, what it changes, main results, and how far they are from the published ones; below them every sweep.",
        (request, cancellation) => StatusTable.Print(request, said, cancellation));

    /// <summary>show.</summary>
    public static Command Show(Streams said) => Of(
        said, CommandNames.Show, "Show everything about one run, or about a sweep, with the path of each file.", (request, cancellation) => RunPage.Print(request, said, cancellation), $"{NamesOfRuns}; or the name of a sweep.", "run");

    /// <summary>gc.</summary>
    public static Command Collect(Streams said) => Of(
        said, CommandNames.Collect, "Say what no run needs, and how much it is; with --delete it goes, and runs that are named go with it.",
        (request, _) => UnneededFolders.Collect(request, said), $"Runs to let go of. {NamesOfRuns}.", "run");

    /// <summary>compare.</summary>
    public static Command Compare(Streams said) => Of(
        said, CommandNames.Compare, "Say what differs between runs: settings, every measure, and whether a difference is more than the spread.",
        (request, _) => RunComparison.Print(request, said),
        $"Two or more; each is held against the first. {NamesOfRuns}; published:STUDY; either with @ARM or @ARM.SEED; SWEEP@ARM for an arm of a sweep, SWEEP@RUN for one of its runs by its tag, also after published:; several with + between them stand for one thing.", "run");

    /// <summary>sweep.</summary>
    public static Command Sweep(Streams said) => Of(
        said, CommandNames.Sweep, "Run a study with every combination of some values and several seeds, from a plan that is frozen first, and write all results into one table; --name goes on with a plan, or extends it. One of the catalogue has a name, and ends with figures and a report.",
        (request, cancellation) =>
        {
            if (new SweepRun(request, SweepReport.PublishedIn(request.Options), said, cancellation).Run() is SweepReport report)
            {
                PublishedDescription.OfCheckout(request.Options, said, cancellation).WriteAfter(report);
            }
        },
        "A sweep of the catalogue, or one that was planned here.", "sweep");

    /// <summary>export.</summary>
    public static Command Export(Streams said) => Of(
        said, CommandNames.Export, "Write a finished run, with its weights, or a finished sweep of the catalogue as one folder or zip: report, tables, licence, and what other tools read, RO-Crate and Croissant.",
        (request, cancellation) => RunExport.Write(request, said, cancellation), "A folder that is not there yet, or a file that ends with .zip; then a run or a sweep, the run of the main study unless one is named.", "place");

    /// <summary>verify: of a study, or of an export.</summary>
    public static Command Verify(Streams said) => Of(
        said, CommandNames.Verify, "Run the study, or the sweep of --sweep, again from raw data in a fresh folder, and compare it with its manifest; or check every file of an export.",
        (request, cancellation) =>
        {
            if (request.Words.Count > 0)
            {
                ExportVerification.Run(request, said, cancellation);
                return;
            }

            if (request.Options.Sweep is not null)
            {
                new SweepReexecution(request, SweepReport.PublishedIn(request.Options), said, cancellation).Run();
            }
            else
            {
                new Reexecution(request.Options, said, cancellation).Run();
            }

            PublishedDescription.OfCheckout(request.Options, said, cancellation).RequireAfter();
        },
        "A folder or a zip that export wrote; without one a study is run again.", "export");

    /// <summary>A command that makes stages of a study; where it comes to the end of one that is published, what other tools read of it is written too.</summary>
    public static Command Making(Streams said, string name, string description, Action<StudyPipeline> make, Func<RunOptions, string?> until) => Of(
        said, name, description, (request, cancellation) =>
        {
            StudyPipeline pipeline = new(request.Options, said, cancellation);
            make(pipeline);
            PublishedDescription.OfCheckout(request.Options, said, cancellation).WriteAfter(pipeline, until(request.Options));
        });

    private static Command Of(Streams said, string name, string description, Action<Request, CancellationToken> run, string words = "", string word = "")
    {
        Command command = new(name, description);
        if (words.Length > 0)
        {
            command.Arguments.Add(new Argument<string[]>(word) { Arity = ArgumentArity.ZeroOrMore, Description = words });
        }

        return CommandTree.Asked(command, said, run);
    }
}
