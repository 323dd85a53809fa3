using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What somebody has tried to do on a page of several forms, and what they had filled in.</summary>
public sealed class Tried
{
    private readonly IReadOnlyDictionary<string, StringValues> _fields;

    private Tried(Attempt attempt, IReadOnlyDictionary<string, StringValues> fields) =>
        (Attempt, _fields) = (attempt, fields);

    public static Tried Nothing { get; } = new(Attempt.None, new Dictionary<string, StringValues>());

    /// <summary>What went wrong, for the form that it was.</summary>
    public Attempt Attempt { get; }

    public int Status => Attempt.Status;

    /// <param name="faults">Nothing where it is only shown once more what was filled in.</param>
    internal static Tried Of(IFormCollection form, FormFaults faults) =>
        new(new Attempt($"{form["action"]}", "", faults), form.ToDictionary());

    public FormFaults Of(string action) => Attempt.Of(action);

    /// <summary>
    /// What was filled in where it was that form, else what stands there at first; this too when that has changed
    /// since.
    /// </summary>
    public string Value(string action, string field, string? otherwise = null) =>
        ShowsAgain(action) && _fields.TryGetValue(field, out var value) ? $"{value}" : otherwise ?? "";

    /// <summary>Whether it was ticked where it was that form, else whether it is at first.</summary>
    public bool IsTicked(string action, string field, string value, bool otherwise = false) =>
        ShowsAgain(action)
            ? _fields.TryGetValue(field, out var values) && values.Contains(value)
            : otherwise;

    private bool ShowsAgain(string action) => Attempt.Action == action && !Attempt.Faults.IsStale;
}

/// <summary>Which of a page's forms was sent: a verb, and what it is for.</summary>
/// <param name="Number">0 where the form names none.</param>
internal sealed record Chosen(string Verb, Guid Id, int Number)
{
    private const char Between = ':';

    public static string Action(string verb, Guid id) => $"{verb}{Between}{id}";

    public static string Action(string verb, Guid id, int number) => $"{verb}{Between}{id}{Between}{number}";

    /// <exception cref="NotFoundException">No form of ours has sent this.</exception>
    public static Chosen Of(IFormCollection form)
    {
        var parts = $"{form["action"]}".Split(Between);
        var (id, number) = (Guid.Empty, 0);
        var isOurs = (parts.Length < 2 || Guid.TryParse(parts[1], out id))
            && (parts.Length < 3 || int.TryParse(parts[2], out number)) && parts.Length <= 3;
        return isOurs ? new Chosen(parts[0], id, number) : throw new NotFoundException("action");
    }
}
