namespace ResearchPipeline.Files;

/// <summary>The checkout that the program runs from.</summary>
public static class Repository
{
    private const string Landmark = "ResearchPipeline.sln";

    /// <summary>The nearest folder at or above the program that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder above {AppContext.BaseDirectory} holds {Landmark}: the program must run from inside a checkout.");
    }
}
