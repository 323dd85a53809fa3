using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>What an operation is given: in the address, or with POST as a Parameters resource.</summary>
internal static class OperationInput
{
    /// <exception cref="FhirException">There is something in it that the operation does not know.</exception>
    public static Task<ILookup<string, string>> ReadAsync(HttpRequest request, ServedOperation operation) =>
        ReadAsync(request, [.. operation.Parameters.Select(parameter => parameter.Name)]);

    /// <exception cref="FhirException">There is anything in it.</exception>
    public static System.Threading.Tasks.Task ReadNothingAsync(HttpRequest request) => ReadAsync(request, names: []);

    private static async Task<ILookup<string, string>> ReadAsync(HttpRequest request, List<string> names)
    {
        var given = request.Query.Where(one => one.Key is not ("_format" or "_pretty"))
            .SelectMany(one => one.Value.OfType<string>().Select(value => (Name: one.Key, Value: value))).ToList();
        if (HttpMethods.IsPost(request.Method) && request.ContentLength is not 0)
        {
            var sent = ResourceBody.Parse<Parameters>(await RequestBody.ReadAsync(request));
            given.AddRange(sent.Parameter.Select(
                one => (one.Name ?? "", $"{(one.Value as PrimitiveType)?.ObjectValue}")));
        }
        var unknown = given.FirstOrDefault(one => !names.Contains(one.Name)).Name;
        return unknown is null
            ? given.ToLookup(one => one.Name, one => one.Value)
            : throw FhirException.BadRequest(IssueType.NotSupported, Takes(names), unknown);
    }

    private static string Takes(List<string> names) =>
        names.Count == 0 ? "It takes no parameters." : $"It takes {string.Join(", ", names)}.";
}
