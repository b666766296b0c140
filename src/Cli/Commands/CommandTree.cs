using System.CommandLine;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs;
using ResearchPipeline.Runs.Comparing;
using ResearchPipeline.Runs.Exporting;

namespace ResearchPipeline.Cli.Commands;

/// <summary>The commands: one for each stage, one for all of them, and those that look at what is there.</summary>
public static class CommandTree
{
    /// <summary>The whole tree.</summary>
    /// <param name="streams">Where its commands say what they do; those of the process unless given.</param>
    public static RootCommand Create(Streams? streams = null)
    {
        Streams said = streams ?? Streams.OfProcess();
        RootCommand root = new("""
            Reproducible studies of autoencoders on MNIST and Fashion-MNIST.

            Examples:
              research-pipeline run
              research-pipeline run --study=rare-restarts --epochs=1 --lambda=0.1
              research-pipeline train --threads=2 --offline
              research-pipeline plan --topk=25
              research-pipeline verify
              research-pipeline verify --study=kl-sparse --arm=half-sum --seed=2
              research-pipeline verify main.zip
              research-pipeline verify --sweep=sparsity-and-consistency
              research-pipeline replicate --study=smoke
              research-pipeline replicate --study=kl-sparse --arm=half-sum --seed=2
              research-pipeline mixed-precision --study=smoke --numbers=single,bf16,fp16 --seeds=3
              research-pipeline arms --arm=no-auxk --seed=1
              research-pipeline all
              research-pipeline explore --study=smoke
              research-pipeline explore --study=smoke --with=k25
              research-pipeline status --sort=mse
              research-pipeline compare k-sparse-ensemble k25
              research-pipeline compare k-sparse-ensemble k25 --html=compared.html
              research-pipeline sweep sparsity-and-consistency
              research-pipeline sweep --study=smoke --set=model.k=6,12 --seeds=3 --name=sparsity
              research-pipeline sweep --name=sparsity --engine=slurm --sbatch=--mem=4G
              research-pipeline export main.zip k-sparse-ensemble

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a verification or a replication differs, 130 interrupted.
            """);
        foreach ((string name, string description) in StepCommands.All)
        {
            root.Subcommands.Add(RunsCommands.Making(said, name, description, pipeline => pipeline.RunOne(name), _ => name));
        }

        root.Subcommands.Add(RunsCommands.Making(said, CommandNames.Run, "Run every stage that is not up to date.", pipeline => pipeline.RunAll(), options => options.Until));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.Explore, ExploreStage.Description,
            (options, cancellation) => StudyPipeline.OfExplorer(options, said, cancellation).Explore(ComparedOperands.BesideOf(options))));
        root.Subcommands.Add(RunsCommands.Verify(said));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.Replicate, "Learn the study again by libtorch, from the same first weights and batches, and say whether its losses and measures come out.",
            (options, cancellation) => ReplicateCommand.Run(options, said, cancellation)));
        root.Subcommands.Add(Asked(
            new Command(CommandNames.MixedPrecision, "Learn a study by libtorch in binary32, binary64 and with products of 16 bits, over several seeds, and say what other numbers cost."), said,
            (request, cancellation) => ReplicateCommand.CompareNumbers(request, said, cancellation)));
        root.Subcommands.Add(PipelineCommand(said, CommandNames.Plan, "Say what run would do with the same options, and why, without doing it.", pipeline => PlanTable.Print(pipeline, said)));
        root.Subcommands.Add(PipelineCommand(said, CommandNames.Settings, "List every choice of the study, what it is, and what it may be: --set changes it.", pipeline => SettingsTable.Print(pipeline, said)));
        root.Subcommands.Add(RunsCommands.Status(said));
        root.Subcommands.Add(RunsCommands.Show(said));
        root.Subcommands.Add(RunsCommands.Compare(said));
        root.Subcommands.Add(RunsCommands.Sweep(said));
        root.Subcommands.Add(RunsCommands.Export(said));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.Describe, "Write beside every published study and sweep what other tools read of it: its specification, RO-Crate and Croissant, of its manifest and tables alone.",
            (options, cancellation) => PublishedDescription.OfCheckout(options, said, cancellation).WriteAll()));
        root.Subcommands.Add(RunsCommands.Collect(said));
        root.Subcommands.Add(CommandOf(said, CommandNames.Devices, "List what this machine can compute with, and whether it computes to the last bit.", (_, _) => DeviceTable.Print(said)));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.Arms, "Run a study's arms, for every one of their seeds, and write their results beside the study's page.",
            (options, cancellation) => new ArmRuns(options, said, cancellation).Run()));
        root.Subcommands.Add(CommandOf(said, CommandNames.All, "Run every published study, and the report that sets them side by side.", (options, cancellation) =>
        {
            new AllStudies(options, said, cancellation).Run();
            PublishedDescription.OfStudies(options, said, cancellation).WriteAll();
        }));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.VerifyAll, "Run every published study again in a fresh folder, and compare each with its manifest.",
            (options, cancellation) =>
            {
                new AllStudies(options, said, cancellation).Verify();
                PublishedDescription.OfStudies(options, said, cancellation).RequireAll();
            }));
        root.Subcommands.Add(CommandOf(
            said, CommandNames.Family, "Make the report that sets the published studies side by side, of their published tables alone.",
            (options, cancellation) => new AllStudies(options, said, cancellation).SetSideBySide()));
        root.Subcommands.Add(Hidden(PipelineCommand(said, CommandNames.Check, "Say whether these options make a study that can be run, and do nothing.", _ => { })));
        root.Subcommands.Add(Hidden(CommandOf(said, "check-packages", "Compare what npm has installed with what was recorded.", (_, _) => PackageCommands.Check())));
        root.Subcommands.Add(Hidden(CommandOf(said, "record-packages", "Record what npm has installed.", (_, _) => PackageCommands.Record(said))));
        return root;
    }

    /// <summary>Parses. An argument that begins with @ is an argument: no file is read in its place.</summary>
    public static ParseResult Parse(RootCommand tree, string[] arguments) =>
        tree.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Parses and runs; a command line that is wrong ends with one paragraph and the exit code of wrong usage.</summary>
    public static int Invoke(string[] arguments, InvocationConfiguration configuration, Streams streams)
    {
        ParseResult parsed = Parse(Create(streams), arguments);
        IReadOnlyList<string> faults = UsageFaults.Of(parsed);
        int exitCode = ErrorBoundary.Done;
        int failed = ErrorBoundary.Run(
            debug: false,
            () =>
            {
                if (faults.Count > 0)
                {
                    throw new UsageException(string.Join(" ", faults));
                }

                exitCode = parsed.Invoke(configuration);
            },
            streams.Errors);
        return failed == ErrorBoundary.Done ? exitCode : failed;
    }

    // For Cake alone.
    private static Command Hidden(Command command)
    {
        command.Hidden = true;
        return command;
    }

    private static Command PipelineCommand(Streams streams, string name, string description, Action<StudyPipeline> run) =>
        CommandOf(streams, name, description, (options, cancellation) => run(new StudyPipeline(options, streams, cancellation)));

    private static Command CommandOf(Streams streams, string name, string description, Action<RunOptions, CancellationToken> run) =>
        Asked(new Command(name, description), streams, (request, cancellation) => run(request.Options, cancellation));

    /// <summary>Gives a command its options and its work. A signal is answered by cancelling, and by waiting for the task: on the caller's thread there would be no task to wait for yet.</summary>
    internal static Command Asked(Command command, Streams streams, Action<Request, CancellationToken> run)
    {
        OptionSet.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            Request said = UsageFaults.RequestOf(result);
            Outcome interrupted = command.Name is CommandNames.Verify or CommandNames.VerifyAll ? Outcome.VerificationInterrupted : Outcome.Interrupted;
            return Interruption.RunAsync(said.Options.Debug, asked => run(said, asked), interrupted, streams, cancellation);
        });
        return command;
    }
}
