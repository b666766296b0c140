using ResearchPipeline.Files;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Pipeline;

/// <summary>What Cake asks about node_modules: its content, not its time stamps.</summary>
internal static class PackageCommands
{
    /// <summary>Returns when every package is what npm had installed.</summary>
    /// <exception cref="StageException">One is not; the message says which, and why.</exception>
    public static void Check() => Check(new InstalledPackages(Repository.FindRoot()));

    /// <summary>Returns when every one of these packages is what npm had installed.</summary>
    /// <exception cref="StageException">One is not; the message says which, and why.</exception>
    public static void Check(InstalledPackages packages)
    {
        IReadOnlyList<string> defects = packages.Check();
        if (defects.Count > 0)
        {
            throw new StageException($"npm's packages are not as installed: {string.Join("; ", defects)}. To install them again: dotnet cake --target=Toolchain");
        }
    }

    /// <summary>Records what npm has just installed.</summary>
    public static void Record(IRunDisplay display) => display.Say($"npm side: {new InstalledPackages(Repository.FindRoot()).Record()} packages recorded");
}
