using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>A form of a page that has several, as it was sent and was not done: nothing typed is lost.</summary>
/// <param name="Action">Which of them; of a row of a list with its id, as in <c>leave/0192…</c>.</param>
public sealed record Sent(string Action, IReadOnlyDictionary<string, string> Fields, FormFaults Faults)
{
    public static Sent Nothing { get; } = new("", new Dictionary<string, string>(), FormFaults.None);

    public Attempt Attempt => new(Action, "", Faults);

    /// <summary>The action without the id.</summary>
    public string Verb => Action.Split('/')[0];

    /// <exception cref="NotFoundException">The action has no id.</exception>
    public Guid Id => Guid.TryParse(Action.Split('/')[^1], out var id) ? id : throw new NotFoundException("action");

    public static async Task<Sent> ReadAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return new Sent($"{form["action"]}", form.ToDictionary(one => one.Key, one => $"{one.Value}"), FormFaults.None);
    }

    /// <summary>Null of what is empty.</summary>
    public string? Text(string field) => Fields.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Of what is no number null.</summary>
    public long? Number(string field) => long.TryParse(Fields.GetValueOrDefault(field), out var number) ? number : null;

    public Guid? IdIn(string field) => Guid.TryParse(Fields.GetValueOrDefault(field), out var id) ? id : null;

    /// <exception cref="NotFoundException">The form was not one of ours.</exception>
    public Guid RequireId(string field) => IdIn(field) ?? throw new NotFoundException("form");

    /// <summary>
    /// What stands in a field: what was typed, else what there is; this too when somebody else has changed it since.
    /// </summary>
    public string? Shown(string action, string field, string? otherwise) =>
        Action == action && !Faults.IsStale ? Fields.GetValueOrDefault(field) : otherwise;

    public override string ToString() => $"{nameof(Sent)} {Action}";
}
