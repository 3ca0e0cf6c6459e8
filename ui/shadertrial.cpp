// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shadertrial.h"

#include <QFile>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QString>

namespace regime
{

namespace
{

// The language the scene graph chooses, of those in the .qsb files.
QString languageOf(const QOpenGLContext& context)
{
    if (context.isOpenGLES()) {
        return QStringLiteral("100es");
    }
    return context.format().version() >= qMakePair(3, 2) ? QStringLiteral("150")
                                                         : QStringLiteral("120");
}

GLuint compiled(QOpenGLFunctions& gl, GLenum kind, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray source = file.readAll();
    const char* text = source.constData();
    const GLuint shader = gl.glCreateShader(kind);
    gl.glShaderSource(shader, 1, &text, nullptr);
    gl.glCompileShader(shader);
    return shader;
}

bool links(QOpenGLContext& context)
{
    QOpenGLFunctions& gl = *context.functions();
    const QString path =
        QStringLiteral(":/RegimeScope/Organism/organism.%1.") + languageOf(context);
    const GLuint vertex = compiled(gl, GL_VERTEX_SHADER, path.arg(QStringLiteral("vert")));
    const GLuint fragment = compiled(gl, GL_FRAGMENT_SHADER, path.arg(QStringLiteral("frag")));
    const GLuint program = gl.glCreateProgram();
    GLint linked = GL_FALSE;
    if (vertex != 0 && fragment != 0) {
        gl.glAttachShader(program, vertex);
        gl.glAttachShader(program, fragment);
        gl.glLinkProgram(program);
        gl.glGetProgramiv(program, GL_LINK_STATUS, &linked);
    }
    gl.glDeleteProgram(program);
    gl.glDeleteShader(vertex);
    gl.glDeleteShader(fragment);
    return linked == GL_TRUE;
}

} // namespace

bool organismShaderLinks(QOpenGLContext& context)
{
    static const bool does = links(context);
    return does;
}

} // namespace regime
