using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Web;

/// <summary>Forms of pages that anybody can reach, and so may be sent anything.</summary>
public static class PostedForm
{
    /// <returns>Null when what was posted is no form by its own account.</returns>
    /// <exception cref="BadHttpRequestException">It cannot be read, or has more fields than any of ours.</exception>
    public static async Task<IFormCollection?> ReadPostedFormAsync(
        this HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", exception);
        }
    }
}
