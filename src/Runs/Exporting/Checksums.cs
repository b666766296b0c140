using System.Text;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>SHA256SUMS: the hash of every other file of an export, the crate's among them, as sha256sum writes and checks it: who has not this program can verify an export too.</summary>
internal static class Checksums
{
    /// <summary>The file's name.</summary>
    public const string FileName = "SHA256SUMS";

    private const int HashDigits = 64;

    /// <summary>The file of some others.</summary>
    public static ExportedFile Of(IReadOnlyList<ExportedFile> files) => ExportedFile.Of(
        FileName, Encoding.UTF8.GetBytes(string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Path}\n"))), "the hash of every other file");

    /// <summary>Hashes by path.</summary>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="StageException">It is no such file.</exception>
    public static Dictionary<string, string> Parse(byte[] content, string name)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        if (content.Contains((byte)'\r'))
        {
            throw new StageException($"{name} has the line ends of another system, as a file has that was copied as text. Get the export again, as it is.");
        }

        string[] lines = Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            bool isLine = line.Length > HashDigits + 2 && line[HashDigits..(HashDigits + 2)] == "  " && new Artefact(line[(HashDigits + 2)..], 1, line[..HashDigits]) is var listed && listed.IsWellFormed() && listed.StaysInside();
            if (!isLine || !hashes.TryAdd(line[(HashDigits + 2)..], line[..HashDigits]))
            {
                throw new StageException($"{name} is no list of hashes: line {i + 1} is not a SHA-256, two blanks and a path that stays inside and is listed once.");
            }
        }

        return hashes;
    }
}
