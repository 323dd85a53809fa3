using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>What an endpoint answers, where its handler's type does not say.</summary>
public static class AnswerDeclarations
{
    /// <summary>Makes something under an id that the caller chooses: 201, and 200 when it is there already.</summary>
    public static RouteHandlerBuilder Creates<TView>(this RouteHandlerBuilder route) =>
        route.Produces<TView>(StatusCodes.Status201Created).Produces<TView>();

    /// <summary>One or the other, depending on who asks.</summary>
    public static RouteHandlerBuilder ProducesEither<TFirst, TSecond>(this RouteHandlerBuilder route) =>
        route.Produces<TFirst>().WithMetadata(new Alternative(typeof(TSecond)));

    internal static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var others = context.Description.ActionDescriptor.EndpointMetadata.OfType<Alternative>();
        foreach (var other in others)
        {
            var schema = await context.GetOrCreateSchemaAsync(other.Type, null, cancellation);
            foreach (var content in operation.Responses!["200"].Content!.Values)
                content.Schema = new OpenApiSchema { OneOf = [content.Schema!, schema] };
        }
    }

    private sealed record Alternative(Type Type);
}
