using System.Globalization;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>What an operation is given, by name: in the query, in a Parameters resource, or both.</summary>
internal static class OperationParameters
{
    public static IEnumerable<KeyValuePair<string, string>> ByQuery(HttpRequest request) =>
        from parameter in request.Query
        from value in parameter.Value
        where !string.IsNullOrEmpty(value)
        select new KeyValuePair<string, string>(parameter.Key, value);

    /// <exception cref="FhirException">There is a body, and it is no Parameters resource.</exception>
    public static async System.Threading.Tasks.Task<IEnumerable<KeyValuePair<string, string>>> ByBodyAsync(
        HttpRequest request)
    {
        if (!RequestBody.IsSent(request)) return ByQuery(request);
        var body = ResourceBody.Parse<Parameters>(await RequestBody.ReadAsync(request));
        return ByQuery(request).Concat(body.Parameter.Select(parameter =>
            new KeyValuePair<string, string>(parameter.Name ?? "", Text(parameter.Value as PrimitiveType))));
    }

    /// <exception cref="FhirException">There is something in it that the operation does not know.</exception>
    public static Task<ILookup<string, string>> KnownAsync(HttpRequest request, ServedOperation operation) =>
        KnownAsync(request, [.. operation.Parameters.Select(parameter => parameter.Name)]);

    /// <exception cref="FhirException">There is anything in it.</exception>
    public static System.Threading.Tasks.Task NoneAsync(HttpRequest request) => KnownAsync(request, names: []);

    /// <exception cref="FhirException">It is not a date.</exception>
    public static DateRange Date(string name, string value) =>
        // A plus that was not escaped arrives as a space.
        DateRange.Parse(value.Replace(' ', '+'))
            ?? throw FhirException.BadRequest(
                IssueType.Value, "This is not a date, or not one that exists.", name);

    private static async Task<ILookup<string, string>> KnownAsync(HttpRequest request, List<string> names)
    {
        var given = (HttpMethods.IsPost(request.Method) ? await ByBodyAsync(request) : ByQuery(request))
            .Where(parameter => parameter.Key is not ("_format" or "_pretty")).ToList();
        var unknown = given.Find(parameter => !names.Contains(parameter.Key)).Key;
        return unknown is null
            ? given.ToLookup(parameter => parameter.Key, parameter => parameter.Value)
            : throw FhirException.BadRequest(IssueType.NotSupported, Takes(names), unknown);
    }

    private static string Takes(List<string> names) =>
        names.Count == 0 ? "It takes no parameters." : $"It takes {string.Join(", ", names)}.";

    private static string Text(PrimitiveType? value) => value?.ObjectValue switch
    {
        null => "",
        DateTimeOffset time => Values.DateTime(time),
        IFormattable plain => plain.ToString(format: null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}
