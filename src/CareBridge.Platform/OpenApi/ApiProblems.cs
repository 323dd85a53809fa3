using System.Globalization;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>What <see cref="Problems"/> answers, for the operations that can be answered so.</summary>
internal static class ApiProblems
{
    private const string Schema = "Problem";

    private static readonly Dictionary<int, string> Meanings = new()
    {
        [StatusCodes.Status400BadRequest] = "Not the JSON, or the parameters, that are expected.",
        [StatusCodes.Status401Unauthorized] = "Sign in first.",
        [StatusCodes.Status403Forbidden] = "Not for your role.",
        [StatusCodes.Status404NotFound] = "There is none, or none that you may know of.",
        [StatusCodes.Status409Conflict] = "The state forbids it; code says why.",
        [StatusCodes.Status412PreconditionFailed] = "It has changed since.",
        [StatusCodes.Status422UnprocessableEntity] = "Some fields are not valid; see errors.",
        [StatusCodes.Status503ServiceUnavailable] = "Nothing was done; repeat it after Retry-After.",
    };

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var document = context.Document!;
        document.AddComponent<IOpenApiSchema>(Schema, Describe());
        operation.Responses ??= [];
        foreach (var status in Possible(operation, context))
        {
            var code = status.ToString(CultureInfo.InvariantCulture);
            var name = $"{Schema}{code}";
            document.AddComponent<IOpenApiResponse>(name, Answer(status, document));
            operation.Responses[code] = new OpenApiResponseReference(name, document);
        }
        return Task.CompletedTask;
    }

    private static IEnumerable<int> Possible(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var changes = !HttpMethods.IsGet(context.Description.HttpMethod!);
        var isGiven = operation.RequestBody is not null || operation.Parameters is { Count: > 0 };
        if (isGiven) yield return StatusCodes.Status400BadRequest;
        // Signing in fails so, too.
        if (!ApiCallers.IsOpen(context) || operation.Responses!.ContainsKey("401"))
            yield return StatusCodes.Status401Unauthorized;
        if (ApiCallers.Roles(context).Any()) yield return StatusCodes.Status403Forbidden;
        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) == true)
            yield return StatusCodes.Status404NotFound;
        if (changes && isGiven && !ApiCallers.IsOpen(context)) yield return StatusCodes.Status409Conflict;
        if (NamesVersion(context)) yield return StatusCodes.Status412PreconditionFailed;
        if (isGiven) yield return StatusCodes.Status422UnprocessableEntity;
        yield return StatusCodes.Status503ServiceUnavailable;
    }

    /// <summary>What is sent may say which version it was made for.</summary>
    private static bool NamesVersion(OpenApiOperationTransformerContext context) =>
        context.Description.ParameterDescriptions
            .Where(parameter => parameter.Source == BindingSource.Body)
            .SelectMany(parameter => parameter.Type.GetProperties())
            .Any(property => property.Name is "Version" or "ExpectedVersion");

    private static OpenApiResponse Answer(int status, OpenApiDocument document) => new()
    {
        Description = Meanings[status],
        Headers = status == StatusCodes.Status503ServiceUnavailable
            ? new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Seconds.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                },
            }
            : null,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Problems.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Schema, document) },
        },
    };

    private static OpenApiSchema Describe() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457).",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("A URI for the kind of problem."),
            ["title"] = Text("What it is."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("What it is in this case."),
            [Problems.Code] = Text("Why the state forbids it, for programs."),
            [Problems.What] = Text("What was not found."),
            [Problems.Expected] = Text("The version that you named."),
            [Problems.Actual] = Text("The version that it has."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
