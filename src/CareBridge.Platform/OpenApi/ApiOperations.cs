using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>
/// What an operation is called: what its endpoint says, else its use case's own name, which is a verb phrase.
/// </summary>
internal static partial class ApiOperations
{
    public static Task NameAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        operation.Summary ??= Sentence(UseCase(handler?.DeclaringType).Name);
        operation.OperationId ??= Identifier(operation.Summary);
        operation.Tags = new HashSet<OpenApiTagReference>
        {
            // api/{service}/{what}/…
            new(context.Description.RelativePath!.Split('/')[2], context.Document),
        };
        return Task.CompletedTask;
    }

    /// <summary>Around what the compiler has made of a lambda.</summary>
    private static Type UseCase(Type? type)
    {
        while (type?.DeclaringType is { } outer) type = outer;
        return type ?? throw new InvalidOperationException("An endpoint without a handler needs WithSummary.");
    }

    private static string Sentence(string name)
    {
        var words = Words().Replace(name, " $1").Trim();
        return words[..1] + words[1..].ToLowerInvariant();
    }

    private static string Identifier(string summary)
    {
        var words = summary.Split(' ', '-')
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var joined = string.Concat(words);
        return char.ToLowerInvariant(joined[0]) + joined[1..];
    }

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();
}
