using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// The files of a data set whose hashes are not known, from the folder that somebody named. That folder alone says which files are meant, so all of them are taken,
/// whatever the cache has; and they are read before they replace anything, so that the cache never has files of two folders, nor malformed ones.
/// </summary>
/// <param name="dataset">Whose files.</param>
/// <param name="folder">Where they are.</param>
/// <param name="cacheDirectory">Where they are to be.</param>
internal sealed class BroughtFiles(RawDataset dataset, string folder, string cacheDirectory)
{
    /// <summary>Where they wait until all of them are there and have been read.</summary>
    public string Waiting { get; } = Path.Combine(cacheDirectory, "brought");

    /// <summary>Takes all files.</summary>
    /// <param name="fetch">Brings one of them to where they wait.</param>
    /// <exception cref="DataException">One is missing or malformed; the cache is as it was.</exception>
    public void Take(Action<RawFile> fetch)
    {
        DirectoryEntry.Remove(Waiting);
        try
        {
            foreach (RawFile file in dataset.Files)
            {
                fetch(file);
            }

            RequireForm();

            // An end between the two leaves fewer files than there should be, which is noticed; never some of each.
            foreach (RawFile file in dataset.Files)
            {
                DirectoryEntry.Remove(Path.Combine(cacheDirectory, file.Name));
            }

            foreach (RawFile file in dataset.Files)
            {
                File.Move(Path.Combine(Waiting, file.Name), Path.Combine(cacheDirectory, file.Name));
            }
        }
        finally
        {
            DirectoryEntry.Remove(Waiting);
        }
    }

    // The reader names the copy, which is gone when somebody reads of it.
    private void RequireForm()
    {
        try
        {
            ImageDataset.Read(dataset, Waiting);
        }
        catch (DataException failure)
        {
            throw new DataException(failure.Message.Replace(Waiting, folder, StringComparison.Ordinal), failure);
        }
    }
}
