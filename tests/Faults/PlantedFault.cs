using System.Diagnostics;
using System.Globalization;

/// <summary>A crash, a full disk or another fault at one of the moments at which it can do harm.</summary>
/// <param name="kind">kill, full, short, denied or stall.</param>
/// <param name="at">The number of the moment, from 1.</param>
internal sealed class PlantedFault(string kind, int at)
{
    private const int NoSpaceLeftOnDevice = 28;
    private int _reached;

    /// <summary>The fault of a text "KIND:N", or null.</summary>
    public static PlantedFault? Parse(string? text) =>
        text?.Split(':') is [string kind, string at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new(kind, number) : null;

    /// <summary>A moment: a path that is being written, through a stream if that is not null, or moved.</summary>
    public void Reached(KeyValuePair<string, Stream?> moment)
    {
        if (Interlocked.Increment(ref _reached) == at)
        {
            Happen(moment.Key, moment.Value);
        }
    }

    private void Happen(string path, Stream? open)
    {
        switch (kind)
        {
            case "kill":
                using (Process self = Process.GetCurrentProcess())
                {
                    self.Kill();
                    self.WaitForExit();
                }

                break;
            case "full":
                throw new IOException($"No space left on device : '{path}'", NoSpaceLeftOnDevice);
            case "stall":
                Console.Error.WriteLine($"stalled at '{path}'");
                Thread.Sleep(Timeout.Infinite);
                break;
            case "short":
                Halve(path, open);
                throw new IOException($"Only half of '{path}' could be written.");
            case "denied":
                throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
            default:
                throw new ArgumentException($"There is no fault \"{kind}\"; the kinds are kill, full, short, denied and stall.");
        }
    }

    private static void Halve(string path, Stream? open)
    {
        if (open is not null)
        {
            open.SetLength(open.Length / 2);
        }
        else if (File.Exists(path))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write);
            file.SetLength(file.Length / 2);
        }
    }
}
