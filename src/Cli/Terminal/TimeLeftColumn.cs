using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>The time left as hours, minutes and seconds, or nothing while it is unknown or a day and more.</summary>
internal sealed class TimeLeftColumn(TimeLeft left) : ProgressColumn
{
    /// <summary>Characters of "00:00:00".</summary>
    public const int Width = 8;

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Format(left.Estimate()), Color.Blue);

    /// <summary>"00:00:00", or "" where that form has no room for the time.</summary>
    internal static string Format(TimeSpan? time) =>
        time is TimeSpan known && known < TimeSpan.FromDays(1) ? known.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) : "";

    public override int? GetColumnWidth(RenderOptions options) => Width;
}
