using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A search's parameters as they came: in the address, in a form, or in both.</summary>
internal static class SearchInput
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <exception cref="FhirException">The form cannot be read.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request)
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given = request.Query;
        if (HttpMethods.IsPost(request.Method) && RequestBody.IsSent(request))
            given = given.Concat(await ReadFormAsync(request));
        return
        [
            .. from parameter in given
            from value in parameter.Value
            select new KeyValuePair<string, string>(parameter.Key, value ?? ""),
        ];
    }

    /// <summary>The cursor of a link, which holds all the rest; null without one.</summary>
    public static string? Cursor(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.FirstOrDefault(parameter => parameter.Key == "_cursor").Value;

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new FhirException(
                StatusCodes.Status415UnsupportedMediaType, IssueType.NotSupported, $"A search is posted as {Form}.");
        }
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw FhirException.BadRequest(IssueType.Structure, "The form cannot be read.");
        }
    }
}
