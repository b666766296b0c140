using System.CommandLine;
using ResearchPipeline.Cli.Pipeline;
using ResearchPipeline.Cli.Terminal;

namespace ResearchPipeline.Cli.Commands;

/// <summary>The commands: one for each stage, one for all of them, and those that look at what is there.</summary>
public static class CommandTree
{
    internal const string Run = "run";
    internal const string Plan = "plan";
    internal const string Status = "status";
    internal const string Settings = "settings";
    internal const string Verify = "verify";
    internal const string Arms = "arms";

    /// <summary>What Cake asks before it installs anything: the pipeline's constructor refuses a study that cannot be run.</summary>
    internal const string Check = "check";

    private static readonly (string Name, string Description)[] StageCommands =
    [
        ("acquire", "Download MNIST, or take it from a folder, and verify its hashes."),
        ("normalize", "Check the images, cut the study's part, and measure the dataset."),
        ("train", "Train the ensemble; continues from the last checkpoint."),
        ("evaluate", "Measure the trained ensemble into Parquet."),
        ("figures", "Draw the figures."),
        ("report", "Typeset the PDF report; publishes it for an unmodified study."),
    ];

    /// <summary>The whole tree.</summary>
    public static RootCommand Create()
    {
        RootCommand root = new("""
            A reproducible study of k-sparse autoencoder ensembles on MNIST.

            Examples:
              research-pipeline run
              research-pipeline run --study=rare-restarts --epochs=1 --lambda=0.1
              research-pipeline train --threads=2 --offline
              research-pipeline plan --topk=25
              research-pipeline verify
              research-pipeline arms --arm=no-auxk --seed=1

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a verification differs, 130 interrupted.
            """);
        foreach ((string name, string description) in StageCommands)
        {
            root.Subcommands.Add(PipelineCommand(name, description, pipeline => pipeline.RunOne(name)));
        }

        root.Subcommands.Add(PipelineCommand(Run, "Run every stage that is not up to date.", pipeline => pipeline.RunAll()));
        root.Subcommands.Add(CommandOf(
            Verify, "Run the study again from raw data in a fresh folder, and compare it with its manifest.",
            (options, cancellation) => new Reexecution(options, cancellation).Run()));
        root.Subcommands.Add(PipelineCommand(Plan, "Say what run would do with the same options, and why, without doing it.", PlanTable.Print));
        root.Subcommands.Add(PipelineCommand(Settings, "List every choice of the study, what it is, and what it may be: --set changes it.", SettingsTable.Print));
        root.Subcommands.Add(CommandOf(Status, "List the studies with their state and their main results.", StatusTable.Print));
        root.Subcommands.Add(CommandOf(
            Arms, "Run a study's arms, for every one of their seeds, and write their results beside the study's page.",
            (options, cancellation) => new ArmRuns(options, cancellation).Run()));
        root.Subcommands.Add(Hidden(PipelineCommand(Check, "Say whether these options make a study that can be run, and do nothing.", _ => { })));
        root.Subcommands.Add(Hidden(CommandOf("check-packages", "Compare what npm has installed with what was recorded.", (_, _) => PackageCommands.Check())));
        root.Subcommands.Add(Hidden(CommandOf("record-packages", "Record what npm has installed.", (_, _) => PackageCommands.Record())));
        return root;
    }

    /// <summary>Parses. An argument that begins with @ is an argument: no file is read in its place.</summary>
    public static ParseResult Parse(RootCommand tree, string[] arguments) =>
        tree.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Parses and runs; a command line that is wrong ends with one paragraph and the exit code of wrong usage.</summary>
    public static int Invoke(string[] arguments, InvocationConfiguration configuration)
    {
        ParseResult parsed = Parse(Create(), arguments);
        IReadOnlyList<string> faults = UsageFaults.Of(parsed);
        int exitCode = ErrorBoundary.Done;
        int failed = ErrorBoundary.Run(debug: false, () =>
        {
            if (faults.Count > 0)
            {
                throw new UsageException(string.Join(" ", faults));
            }

            exitCode = parsed.Invoke(configuration);
        });
        return failed == ErrorBoundary.Done ? exitCode : failed;
    }

    // For Cake alone.
    private static Command Hidden(Command command)
    {
        command.Hidden = true;
        return command;
    }

    private static Command PipelineCommand(string name, string description, Action<StudyPipeline> run) =>
        CommandOf(name, description, (options, cancellation) => run(new StudyPipeline(options, cancellation)));

    // A signal is answered by cancelling, and by waiting for the task: on the caller's thread there would be no task to wait for yet.
    private static Command CommandOf(string name, string description, Action<RunOptions, CancellationToken> run)
    {
        Command command = new(name, description);
        OptionSet.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            RunOptions said = UsageFaults.Read(result);
            Outcome interrupted = name == Verify ? Outcome.VerificationInterrupted : Outcome.Interrupted;
            return Interruption.RunAsync(said.Debug, asked => run(said, asked), interrupted, cancellation);
        });
        return command;
    }
}
