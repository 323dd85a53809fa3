namespace CareBridge.Platform.Hosting;

/// <summary>Which services run in this process. No other code knows.</summary>
public sealed class Target
{
    private Target(IReadOnlyList<ServiceModule> here, IReadOnlyList<ServiceModule> elsewhere)
    {
        Here = here;
        Elsewhere = elsewhere;
    }

    public IReadOnlyList<ServiceModule> Here { get; }

    public IReadOnlyList<ServiceModule> Elsewhere { get; }

    public bool IsWhole => Elsewhere.Count == 0;

    /// <param name="names"><c>all</c>, or service names separated by commas.</param>
    /// <exception cref="UsageException">A name is unknown, or none is given.</exception>
    public static Target Select(IReadOnlyList<ServiceModule> modules, string names)
    {
        if (names == "all") return new Target(modules, []);

        var wanted = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = wanted.Where(name => modules.All(module => module.Name != name)).ToList();
        if (wanted.Length == 0 || unknown.Count > 0)
        {
            throw new UsageException(
                $"--services takes 'all' or some of: {string.Join(", ", modules.Select(module => module.Name))}"
                + (unknown.Count > 0 ? $"; not: {string.Join(", ", unknown)}." : "."));
        }
        var here = modules.Where(module => wanted.Contains(module.Name)).ToList();
        return new Target(here, [.. modules.Except(here)]);
    }
}
