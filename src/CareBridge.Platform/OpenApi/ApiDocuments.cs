using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>
/// What the JSON APIs are, in OpenAPI: a document for each service that runs here, made of its endpoints. FHIR
/// describes itself.
/// </summary>
public static class ApiDocuments
{
    /// <summary>Where a service's API is described.</summary>
    public static string Path(string service) => $"/openapi/{service}.json";

    internal static void AddApiDocuments(this IServiceCollection services, Target target)
    {
        foreach (var module in target.Here)
        {
            services.AddOpenApi(module.Name, api =>
            {
                var prefix = $"api/{module.Name}/";
                api.ShouldInclude = endpoint =>
                    endpoint.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true;
                api.CreateSchemaReferenceId = new ApiTypeNames().Of;
                api.AddSchemaTransformer(ApiTypes.DescribeAsync);
                api.AddOperationTransformer(ApiOperations.NameAsync);
                api.AddOperationTransformer(AnswerDeclarations.DescribeAsync);
                api.AddOperationTransformer(ApiCallers.DescribeAsync);
                api.AddOperationTransformer(ApiProblems.DescribeAsync);
                api.AddDocumentTransformer((document, _, _) => IntroduceAsync(document, module.Name));
            });
        }
    }

    internal static void MapApiDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Path("{documentName}")).AllowAnonymous().ShowsNothing();

    private static Task IntroduceAsync(OpenApiDocument document, string service)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"CareBridge {service}",
            Version = typeof(ApiDocuments).Assembly.GetName().Version?.ToString(3),
            Description = "The rules that hold everywhere are in the documentation, under \"The JSON API\".",
        };
        // Where the document is: the portal passes it on, and the requests.
        document.Servers = [new OpenApiServer { Url = "/" }];
        // Those that the operations bear, not those that they are given before they are named.
        document.Tags = document.Paths.Values
            .SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Tags!)
            .Select(tag => tag.Reference.Id).Distinct()
            .Select(name => new OpenApiTag { Name = name }).ToHashSet();
        ApiCallers.Introduce(document);
        return Task.CompletedTask;
    }
}
