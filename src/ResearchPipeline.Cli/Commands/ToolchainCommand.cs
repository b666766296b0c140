using System.CommandLine;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Stages;
using ResearchPipeline.Stages.Packages;

namespace ResearchPipeline.Cli.Commands;

/// <summary>toolchain: whether the packages that npm installed are complete and undamaged, by the record that is written right after npm has run.</summary>
internal static class ToolchainCommand
{
    public const string Name = "toolchain";
    private const string Record = "record";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command check = new(Name, "Say whether what npm installed is complete and undamaged ('dotnet cake --target=Toolchain' repairs it).");
        Command record = new(Record, "Record what npm has just installed: from now on, this is what belongs there.");
        check.SetAction((_, cancellation) => Interruption.RunAsync(debug: false, () => Check(Installed()), cancellation));
        record.SetAction((_, cancellation) => Interruption.RunAsync(debug: false, () => Write(Installed()), cancellation));
        check.Subcommands.Add(record);
        return check;
    }

    /// <summary>Says that all is well.</summary>
    /// <exception cref="StageException">It is not; the message names every package that is missing or damaged.</exception>
    internal static void Check(InstalledPackages packages)
    {
        IReadOnlyList<string> defects = packages.Check();
        if (defects.Count > 0)
        {
            string recording = Shell.Line([.. Shell.Program(Name, until: null), Record]);
            throw new StageException(
                $"{Name}: {string.Join("; ", defects)}. Install it again with 'dotnet cake --target=Toolchain', or by hand: npm ci && {recording}");
        }

        Console.WriteLine($"{Name}: what npm installed is complete and undamaged");
    }

    private static void Write(InstalledPackages packages) => Console.WriteLine($"{Name}: {packages.Record()} packages recorded");

    private static InstalledPackages Installed() => new(Repository.FindRoot());
}
