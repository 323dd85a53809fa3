namespace CareBridge.Demo;

/// <summary>A bar that fills; where nobody watches, a line for every tenth.</summary>
internal sealed class Progress(TextWriter output, int total, bool watched)
{
    private const int Width = 40;

    private readonly Lock _gate = new();
    private int _done;
    private int _shown = -1;

    public void Step()
    {
        lock (_gate)
        {
            _done++;
            var percent = Math.Min(100, _done * 100 / Math.Max(total, 1));
            var next = watched ? percent : percent / 10 * 10;
            if (next == _shown) return;
            _shown = next;
            if (!watched)
            {
                output.WriteLine($"{next} %");
                return;
            }
            var filled = Width * percent / 100;
            output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %");
            if (percent == 100) output.WriteLine();
        }
    }
}
