using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Engine;

/// <summary>What a stage needs before it can run.</summary>
internal static class RequiredFiles
{
    /// <summary>Returns when every input and every tool is there.</summary>
    /// <exception cref="StageException">One is not; the message says which, and what to do.</exception>
    public static void Check(StageRecord wanted)
    {
        string? missing = wanted.Inputs.FirstOrDefault(input => input.Value == StageRecord.Missing).Key;
        if (missing is not null)
        {
            throw new StageException(
                $"The {wanted.Stage} stage needs {missing}, which is not there. Run the stage that makes it first, or all of them with 'run'.");
        }

        (string? tool, string? state) = wanted.Implementation.FirstOrDefault(tool => !Artefact.IsHash(tool.Value));
        if (tool is not null)
        {
            if (state == InstalledPackages.Unlisted)
            {
                throw new StageException(
                    $"The {wanted.Stage} stage would use {tool[InstalledPackages.Prefix.Length..]}, which package-lock.json does not list: Node may find it before a package that it lists. Delete it.");
            }

            string repair = tool.StartsWith(InstalledPackages.Prefix, StringComparison.Ordinal)
                ? "Install it again: dotnet cake --target=Toolchain"
                : "Bring it back: 'git status' shows what is missing, 'git checkout' restores it";
            throw new StageException($"The {wanted.Stage} stage needs {tool}, which is {state}. {repair}.");
        }
    }
}
