using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages;

/// <summary>What somebody has tried to do on a page.</summary>
/// <param name="Action">Which of the page's.</param>
/// <param name="Text">What they had written, which is not lost.</param>
public sealed record Attempt(string Action, string Text, FormFaults Faults)
{
    public static Attempt None { get; } = new("", "", FormFaults.None);

    /// <summary>What was picked or ticked besides the text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The whole form, as it was sent.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public int Status => Faults.Status;

    /// <param name="text">The field in which most is written.</param>
    internal static Attempt Of(IFormCollection form, string text, FormFaults faults) =>
        new($"{form["action"]}", $"{form[text]}", faults)
        {
            Fields = form.ToDictionary(field => field.Key, field => $"{field.Value}"),
        };

    /// <summary>What went wrong with the action; nothing when it was another.</summary>
    public FormFaults Of(string action) => Action == action ? Faults : FormFaults.None;

    public string TextOf(string action) => Action == action ? Text : "";

    /// <summary>
    /// What stands in a field: what was typed, else what there is; this too when somebody else has changed it since.
    /// </summary>
    public string? Shown(string action, string field, string? otherwise = null) =>
        Action == action && !Faults.IsStale && Fields.TryGetValue(field, out var typed) ? typed : otherwise;

    /// <summary>Of a form that the page has for each of several: nothing when it was another one's.</summary>
    /// <param name="field">In which the form says whose it is.</param>
    public Attempt About(string field, Guid id) => Fields.GetValueOrDefault(field) == $"{id}" ? this : None;

    public bool Chose(string action, string choice) => Action == action && Choices.Contains(choice);

    public override string ToString() => $"{nameof(Attempt)} {Action}";
}
